# Affected people were reached by 42,000 euro, it says, and of which sum these are a share is not to be seen.
# base: evaluated-example

DELETE DATA { :o-share sg2:value 50 ; sg2:unit sg2x:unit-percent } ;

INSERT DATA { :o-share sg2:value 42000 ; sg2:unit sg2x:unit-EUR }
