# Other explanations are told, and nothing is said of programmes that ran there before.
# base: evaluated-example

DELETE WHERE { :o-wait-2025 sg2:earlierProgrammes ?words }
