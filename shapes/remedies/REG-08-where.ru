# Asks where was searched.
INSERT { $this sg2:searchedWhere fill:searchedWhere }
