"""The keys of the whole program as records: bars, help, document, remapping and handling all come from them."""
