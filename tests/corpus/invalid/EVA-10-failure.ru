# Two trials are described, and it is not told what was found or what changed.
# base: evaluated-example

DELETE { ?round ?told ?words }
WHERE { ?round a sg2:Iteration ; ?told ?words . VALUES ?told { sg2:lesson sg2:change sg2:consequence } }
