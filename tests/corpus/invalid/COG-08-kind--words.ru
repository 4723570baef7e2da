# What the social office gives is put in fine words, not listed by kind.
# base: co-governed-example

INSERT DATA { :p-5c-office sg2:contributes "much goodwill"@en }
