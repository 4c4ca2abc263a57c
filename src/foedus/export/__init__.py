"""What leaves a ledger for other programs: tables, panels, graphs, events, entities, linked data."""

from foedus.export.formats import FORMATS, Format, table
from foedus.export.formats import export as write_ledger
from foedus.export.material import Material
from foedus.export.tables import Column, Table

__all__ = ["FORMATS", "Column", "Format", "Material", "Table", "table", "write_ledger"]
