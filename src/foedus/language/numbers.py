"""Small numbers written out, by which a text counts parties, bodies and sides ("three groups", "all four")."""

NUMBERS = {
    word: number
    for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=2)
}
