"""Exporting: claims, syntheses, studies and coordinates as tables, and coordinates for NiMARE."""

from assistant.export.columns import Column, Kind
from assistant.export.csv_file import to_csv
from assistant.export.entries import Material, gather_material
from assistant.export.json_file import to_json_text
from assistant.export.nimare import Dataset, gather_dataset
from assistant.export.parquet_file import check_parquet, to_parquet
from assistant.export.tables import Table, What, tabulate

__all__ = [
    "Column",
    "Dataset",
    "Kind",
    "Material",
    "Table",
    "What",
    "check_parquet",
    "gather_dataset",
    "gather_material",
    "tabulate",
    "to_csv",
    "to_json_text",
    "to_parquet",
]
