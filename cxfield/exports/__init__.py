"""Data files for other programs."""

from cxfield.exports.csv_export import ExportedFile, ExportError, export_csv

__all__ = ["ExportError", "ExportedFile", "export_csv"]
