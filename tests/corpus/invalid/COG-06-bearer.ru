# Who bears the risk of fire under the arrangement is not told, only who bore it before.
# base: co-governed-example

DELETE DATA { :r-fire sg2:bearerAfter :firm , :neighbours }
