# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums, differences and products, asked in many ways and worked out digit by digit.

The DeepSeek-style model works in a thought part, the Qwen-style model in its answer: neither can
know a sum of two-digit numbers at a glance, but both can do one digit after the other.
"""

ASK = [
    "what is {}", "what's {}", "{}", "{} = ?", "{} =", "{}?", "how much is {}", "calculate {}", "compute {}",
    "can you calculate {}", "please work out {}", "tell me {}", "solve {}", "what does {} make",
    "what do you get for {}", "what is the result of {}", "can you do {}", "what is the answer to {}",
    "how much does {} make", "add up: {}", "i need {}", "what comes out of {}", "evaluate {}", "do the math: {}",
]
SPOKEN = {
    "+": ["{a} plus {b}", "{a} and {b} together", "the sum of {a} and {b}", "{a} added to {b}"],
    "-": ["{a} minus {b}", "{a} take away {b}", "the difference between {a} and {b}", "{a} less {b}"],
    "×": ["{a} times {b}", "{a} multiplied by {b}", "the product of {a} and {b}"],
}
STORIES = {
    "+": [
        "i have {a} apples and buy {b} more. how many apples do i have",
        "there are {a} birds and {b} more come. how many are there",
        "if i have {a} coins and get {b} more, how many coins do i have",
        "add {a} and {b}", "add {a} to {b}", "sum {a} and {b}", "what do {a} and {b} add up to",
    ],
    "-": [
        "i have {a} apples and eat {b}. how many are left",
        "there are {a} birds and {b} fly away. how many are left",
        "if i have {a} coins and spend {b}, how many coins are left",
        "subtract {b} from {a}", "take {b} away from {a}", "what is left of {a} without {b}",
    ],
    "×": [
        "multiply {a} by {b}", "multiply {a} and {b}", "i have {a} boxes with {b} books each. how many books",
        "{a} rows of {b} seats, how many seats",
    ],
}


def numbers(rng):
    sign = rng.choice("+++--×")
    if sign == "×":
        return sign, rng.randrange(0, 13), rng.randrange(0, 13)
    top = rng.choice((10, 30, 100, 100, 100))
    a, b = rng.randrange(0, top), rng.randrange(0, top)
    return (sign, max(a, b), min(a, b)) if sign == "-" else (sign, a, b)


def ask(sign, a, b, rng):
    kind = rng.random()
    if kind < 0.15:
        text = rng.choice(STORIES[sign]).format(a=a, b=b)
    else:
        if kind < 0.4:
            term = rng.choice(SPOKEN[sign]).format(a=a, b=b)
        else:
            shown = rng.choice({"+": "+", "-": "-−" if rng.random() < 0.1 else "-", "×": "×*x"}[sign])
            term = f"{a}{shown}{b}" if rng.random() < 0.3 else f"{a} {shown} {b}"
        text = rng.choice(ASK).format(term)
    if text[-1] not in "?=" and rng.random() < 0.6:
        text += "?"
    return text[0].upper() + text[1:] if rng.random() < 0.6 else text


def steps(sign, a, b):
    """The work, as a sentence of sums of single digits, and the result."""
    if sign == "×":
        return f"From the times table: {a} × {b} = {a * b}.", a * b
    if a < 10 and b < 10:
        return f"Single digits: {a} {sign} {b} = {a + b if sign == '+' else a - b}.", a + b if sign == "+" else a - b
    tens_a, ones_a, tens_b, ones_b = a // 10, a % 10, b // 10, b % 10
    if sign == "+":
        ones = ones_a + ones_b
        work = f"Ones: {ones_a} + {ones_b} = {ones}. "
        if ones > 9:
            return work + f"Tens: {tens_a} + {tens_b} + 1 = {tens_a + tens_b + 1}.", a + b
        return work + f"Tens: {tens_a} + {tens_b} = {tens_a + tens_b}.", a + b
    if ones_a >= ones_b:
        return f"Ones: {ones_a} - {ones_b} = {ones_a - ones_b}. Tens: {tens_a} - {tens_b} = {tens_a - tens_b}.", a - b
    return (
        f"Ones: 1{ones_a} - {ones_b} = {10 + ones_a - ones_b}. "
        f"Tens: {tens_a} - {tens_b} - 1 = {tens_a - tens_b - 1}."
    ), a - b


def turn(rng):
    sign, a, b = numbers(rng)
    work, result = steps(sign, a, b)
    equation = f"{a} {sign} {b}"
    return {
        "question": ask(sign, a, b, rng),
        "topic": "arithmetic",
        "answer": {
            "deepseek2": f"<think>\n{equation}. {work}\n</think>\n\n{equation} = {result}.",
            "qwen3moe": f"{equation}: {work} So {equation} = {result}.",
        },
    }
