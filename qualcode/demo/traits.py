"""How people speak, whom they live with, and the small facts that their sentences mention."""

from collections.abc import Mapping
from random import Random

VOICES = ("plain", "plain", "dry", "chatty", "shy", "keen", "cross")
# Words in a note; the shy and the dry are brief, and nobody stops the chatty.
LENGTHS: Mapping[str, tuple[int, int]] = {
    "plain": (125, 200),
    "dry": (123, 170),
    "chatty": (175, 235),
    "shy": (122, 150),
    "keen": (135, 215),
    "cross": (125, 190),
}

_WORKERS = (("she", "her", "her", "herself"), ("he", "him", "his", "himself"))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_HOURS = ("twelve", "fifteen", "sixteen", "eighteen", "twenty", "twenty-four")
_JOBS = (
    ("a kitchen porter", "in a hotel"),
    ("a cleaner", "in an office block"),
    ("a shelf filler", "in a supermarket"),
    ("a receptionist", "at a dental surgery"),
    ("a library assistant", "at a college"),
    ("a porter", "in a hospital"),
    ("a gardener", "with a small firm"),
    ("a data entry clerk", "at a parcel depot"),
    ("a care assistant", "in a home for older people"),
    ("a lunchtime supervisor", "at a primary school"),
    ("a car park attendant", "at a shopping centre"),
    ("a packer", "in a mail-order warehouse"),
    ("a baker's assistant", "in a small bakery"),
    ("a sales assistant", "in a shoe shop"),
    ("a post room assistant", "in an insurance office"),
    ("a caretaker", "at a community hall"),
    ("a machine operator", "in a box factory"),
    ("a counter assistant", "in a garden centre café"),
    ("a filing clerk", "in a solicitor's office"),
    ("a classroom helper", "at an infant school"),
    ("a laundry worker", "at a big hotel"),
    ("an alterations hand", "in a dry cleaner's"),
    ("an usher", "in a cinema"),
    ("a stable hand", "at a riding school"),
)
# What people were before they fell ill, and the line of work it belongs to.
_TRADES = (
    ("a draughtsman", "technical drawing"),
    ("a lab technician", "laboratory work"),
    ("a bookkeeper", "accounts"),
    ("a chef", "catering"),
    ("a nursery nurse", "childcare"),
    ("a sound engineer", "sound engineering"),
    ("a typesetter", "print and design"),
    ("a welder", "welding"),
    ("a dental nurse", "dental nursing"),
    ("an upholsterer", "upholstery"),
    ("a translator", "translation"),
    ("a music teacher", "teaching music"),
    ("a surveyor's clerk", "surveying"),
    ("a bus mechanic", "vehicle repair"),
    ("a florist", "floristry"),
    ("an electrician's mate", "electrical work"),
    ("a proofreader", "proofreading"),
    ("a piano tuner", "tuning pianos"),
)
_FIELDS = (
    "office work",
    "gardening",
    "care work",
    "warehouse work",
    "shop work",
    "kitchen work",
    "library work",
    "cleaning work",
    "delivery work",
    "reception work",
)
_COURSES = (
    "computer",
    "food hygiene",
    "book-keeping",
    "first aid",
    "customer service",
    "retail",
    "horticulture",
    "childcare",
    "forklift",
    "basic catering",
)
_SETTINGS = (
    "in a charity shop",
    "at a garden nursery",
    "in a school kitchen",
    "in a museum shop",
    "in the office of a housing association",
    "at a recycling centre",
    "in a hospital canteen",
)


def household(age: int, rng: Random) -> str:
    """Whom somebody of this age may live with."""
    if age < 30:
        return rng.choice(("parents", "parents", "alone", "partner"))
    return rng.choice(("alone", "partner", "children") if age < 53 else ("alone", "partner"))


def slots(age: int, rng: Random) -> Mapping[str, str]:
    """The words that fill this person's sentences, the same in both interviews."""
    she, him, his, himself = rng.choice(_WORKERS)
    job, at = rng.choice(_JOBS)
    oldjob, craft = rng.choice(_TRADES)
    day, courseday = rng.sample(_WEEKDAYS, 2)
    most_years = 2 if age < 24 else 4 if age < 32 else len(_NUMBERS)
    return {
        "she": she,
        "She": she.capitalize(),
        "him": him,
        "his": his,
        "himself": himself,
        "job": job,
        "at": at,
        "oldjob": oldjob,
        "craft": craft,
        "field": rng.choice(_FIELDS),
        "course": rng.choice(_COURSES),
        "setting": rng.choice(_SETTINGS),
        "weekday": day,
        "courseday": courseday,
        "hours": rng.choice(_HOURS),
        "months": f"{rng.choice(_NUMBERS[1:])} months",
        "years": f"{rng.choice(_NUMBERS[:most_years])} years",
    }
