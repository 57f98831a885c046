import { declareGroup } from './group.js'

await declareGroup('kit', 1)
