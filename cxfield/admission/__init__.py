"""The way in for forms that somebody else wrote: a bounded child process reads and tries them first."""
