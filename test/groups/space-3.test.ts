import { declareGroup } from './group.js'

await declareGroup('space', 3)
