/** Hands a text to the person as a file, which the browser saves. */
export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName.replace(/[^\w.-]+/g, '-')
  link.click()
  URL.revokeObjectURL(url)
}
