# No source of a figure of the effect has an address at which it can be read.
# base: evaluated-example

DELETE { ?source sg2:address ?address }
WHERE { ?source sg2:address ?address . VALUES ?source { :p1 :p2 :d6 } }
