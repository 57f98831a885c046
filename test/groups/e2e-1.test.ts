// Loaded here, it ends its fleet after the last file's tests.
import '../harness/common-fleet.js'
import { declareGroup } from './group.js'

await declareGroup('e2e', 1)
