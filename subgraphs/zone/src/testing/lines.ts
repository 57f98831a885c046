/** Reads a stream until a line is as wanted; gives that line. */
export async function lineWhere<T>(lines: AsyncIterator<unknown>, wanted: (line: T) => boolean): Promise<T> {
  for (;;) {
    const { done, value } = await lines.next()
    if (done) throw new Error('the stream ended')
    if (wanted(value as T)) return value as T
  }
}
