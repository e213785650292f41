"""Diseases as GP practices record them: which registers of the Quality and Outcomes Framework are shown.

They are figures of practices and primary care networks, which have patients and no boundary, so they
stand in a table of their own and on no map.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PERIOD = "2022/23"
AGED_50 = "aged_50_and_over"
"""What stands among the registers for the part of a list that is aged 50 and over."""
_BASES = {
    "TOTAL": "all patients",
    "06OV": "patients aged 6 and over",
    "17OV": "patients aged 17 and over",
    "18OV": "patients aged 18 and over",
}
"""Which list a register is counted against, by its code in the file."""


@dataclass(frozen=True)
class Register:
    """One disease register.

    Parameters
    ----------
    id : str
        As it stands in addresses.
    code : str
        In the published files.
    title, spoken : str
        As the head of a sentence has it, and inside one.
    list_code : str
        The list that it is counted against.
    decimals : int
        Digits of its percentages.
    """

    id: str
    code: str
    title: str
    spoken: str
    list_code: str = "TOTAL"
    decimals: int = 1

    @property
    def base(self) -> str:
        """Who is counted ("patients aged 17 and over")."""
        return _BASES[self.list_code]


REGISTERS: Mapping[str, Register] = MappingProxyType(
    {
        one.id: one
        for one in (
            Register("diabetes", "DM", "Diabetes", "diabetes", "17OV"),
            Register("high_blood_pressure", "HYP", "High blood pressure", "high blood pressure"),
            Register("heart_disease", "CHD", "Coronary heart disease", "coronary heart disease"),
            Register(
                "stroke", "STIA", "Stroke or mini-stroke", "stroke or mini-stroke", decimals=2
            ),
            Register(
                "copd",
                "COPD",
                "COPD (chronic lung disease)",
                "COPD (chronic lung disease)",
                decimals=2,
            ),
            Register("asthma", "AST", "Asthma", "asthma", "06OV"),
            Register("depression", "DEP", "Depression", "depression", "18OV"),
            Register(
                "severe_mental_illness",
                "MH",
                "Severe mental illness",
                "severe mental illness",
                decimals=2,
            ),
            Register("dementia", "DEM", "Dementia", "dementia", decimals=2),
            Register(
                "atrial_fibrillation",
                "AF",
                "Atrial fibrillation (an irregular heartbeat)",
                "atrial fibrillation",
                decimals=2,
            ),
        )
    }
)
"""What can be chosen, in the order offered."""
AGED_50_CODE, AGED_50_LIST = "OST", "50OV"
"""The register that is counted against the list aged 50 and over, and that list's code."""
