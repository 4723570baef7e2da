# It is not said how many votes settle a question.
# base: co-governed-example

DELETE WHERE { :vote sg2:closureRule ?rule }
