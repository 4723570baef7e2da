# A number is missing: how many people were seen.
# base: evaluated-example

DELETE DATA { :o-patients sg2:value 2310 }
