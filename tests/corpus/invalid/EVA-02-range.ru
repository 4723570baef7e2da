# The learning from failure is rated at step 5 of a rubric that ends at 4.
# base: evaluated-example

DELETE DATA { :o-learning sg2:value 3 } ;
INSERT DATA { :o-learning sg2:value 5 }
