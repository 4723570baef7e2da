# Beside the shop only visitors take part, and they are users.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-association , :p-works , :p-school , :p-menders }
