# The issue paper is cited for the design, too, so that the naming of the issue has no evidence of its own.
# base: co-governed-example

INSERT DATA { :s01 sg2:shows :p-5b-firm }
