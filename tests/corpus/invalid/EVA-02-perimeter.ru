# It is not said whether these people were seen in the clinics or by the firm elsewhere.
# base: evaluated-example

DELETE DATA { :o-patients sg2:perimeter case:evaluated-example }
