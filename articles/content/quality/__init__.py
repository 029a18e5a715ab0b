"""What can be wrong between a text and its translation: pure functions, kept in a register (`registry`).

A check looks at one pair of a source block and its translation. It says nothing rather than something
doubtful: people stop reading checks that cry wolf. What it needs of a language stands in tables; where a
table is missing the check stays silent.
"""
