# A figure for the say of partners is given, and none of them answered.
# base: evaluated-example

DELETE WHERE { :o-say-median sg2:answeredBy ?partner }
