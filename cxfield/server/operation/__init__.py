"""The server as a process: listening, workers, rooms for kinds of requests, health, logs, what runs at times."""
