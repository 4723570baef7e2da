# Says what kind of dispute it is, and how far it has gone.
INSERT { $this sg2:contestKind ?kind ; sg2:contestState ?state }
WHERE {
    BIND ( IF ( EXISTS { $this sg2:contestKind ?known }, ?none, fill:contestKind ) AS ?kind )
    BIND ( IF ( EXISTS { $this sg2:contestState ?known }, ?none, fill:contestState ) AS ?state )
}
