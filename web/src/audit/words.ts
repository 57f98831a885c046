import { wordsOf } from '../find/words'

/** An action as people read it, and whether it was done, refused, or only read. */
export type ActionWords = { says: string; tone: 'done' | 'refused' | 'read' }

/** `createProject` is `Create project`; `refused:` and `read:` before it say what became of it. */
export function actionWords(action: string): ActionWords {
  const [, mark, name = ''] = /^(?:(refused|read):)?(.*)$/s.exec(action) ?? []
  return { says: wordsOf(name), tone: mark === 'refused' || mark === 'read' ? mark : 'done' }
}

/** `ServerTasks` is `Server task`. */
export function kindWords(kind: string): string {
  return wordsOf(kind.replace(/ies$/, 'y').replace(/(?<=s)es$|(?<!s)s$/, ''))
}
