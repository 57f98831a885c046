import type { FleetOptions } from '../data-source.js'
import { memoryFleet, type MemoryFleet } from './fleet.js'

/** Three Spaces on two Instances, with four projects. */
export function threeSpaces(options: Partial<FleetOptions> = {}): MemoryFleet {
  const projects = {
    1: [
      { local: 1, name: 'apple', lastDeployedAt: 3, environments: [1, 2] },
      { local: 2, name: 'cherry', lastDeployedAt: null, environments: [1] },
    ],
    2: [{ local: 1, name: 'banana', lastDeployedAt: 1 }],
    3: [{ local: 1, name: 'damson', lastDeployedAt: 2 }],
  }
  return memoryFleet(projects, options)
}
