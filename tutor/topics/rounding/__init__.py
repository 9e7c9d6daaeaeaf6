"""Rounding, place value, whole numbers nearest to roots, products in scientific notation."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.rounding.asking import ASKINGS, fits
from tutor.topics.rounding.practice import practise
from tutor.topics.rounding.solving import solve

TOPIC = Topic(
    name="rounding",
    title=say("Rounding and place value"),
    area="arithmetic",
    prerequisites=("arithmetic",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Whole numbers to tens and hundreds, and digits by place."),
        say("Decimals to places."),
        say("Significant figures, whole numbers nearest to roots, and negative numbers."),
    ),
    examples=(
        "Round -29311827.7 to the nearest 100000.",
        "Round -17697.447 to the nearest one hundred.",
        "What is 0.110757136 rounded to 4 dps?",
        "Round -2.2849236 to three decimal places.",
        "Round 0.0045678 to 2 significant figures",
        "What is the ten thousands digit of 43793070?",
        "What is the hundredths digit of 3.14159?",
        "What is the square root of 75932696 to the nearest integer?",
        "What is 42935772 to the power of 1/7, to the nearest integer?",
        r"What is the cube root of: $\sqrt[3]{168}=$ to 2 decimal places?",
        r"Product of scientific notations $9.97 \times 10^{91}$ and $8.03 \times 10^{-64} = $",
        "3.14159를 소수점 아래 둘째 자리까지 반올림하시오",
        "4567을 십의 자리에서 반올림하시오",
        "43793070의 만의 자리 숫자를 구하시오",
    ),
)
