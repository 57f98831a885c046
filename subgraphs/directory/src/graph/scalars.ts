import { DateTime, JSONValue } from '@spaceport/kit/schema/scalars'
import { builder } from '../builder.js'

builder.addScalarType('DateTime', DateTime)
builder.addScalarType('JSON', JSONValue)
