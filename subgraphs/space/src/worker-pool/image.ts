import type { WorkerPoolType } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import { readName } from '../write/text.js'

/** The image of a pool's workers as it is kept; null for none or a blank one. Throws `BAD_INPUT`, also for one of a static pool. */
export function readWorkerImage(type: WorkerPoolType, image: string | null | undefined): string | null {
  if (image === null || image === undefined || image.trim() === '') return null
  if (type !== 'DYNAMIC_WORKER_POOL') {
    throw refuse('BAD_INPUT', 'Only a dynamic pool makes its workers from an image.', 'input', 'workerImage')
  }
  return readName(image, 'input', 'workerImage')
}
