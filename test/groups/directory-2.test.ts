import { declareGroup } from './group.js'

await declareGroup('directory', 2)
