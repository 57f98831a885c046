import { declareGroup } from './group.js'

await declareGroup('zone', 1)
