# Some bear a risk only before, some only now, some only what is left of it.
# base: co-governed-example

DELETE DATA {
    :r-fire sg2:bearerAfter :neighbours ; sg2:residualBearer :neighbours .
    :r-food sg2:residualBearer :pantry .
    :r-illness sg2:bearerBefore :households ; sg2:bearerAfter :households .
}
