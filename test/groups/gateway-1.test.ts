import { declareGroup } from './group.js'

await declareGroup('gateway', 1)
