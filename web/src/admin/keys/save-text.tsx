'use client'

/** Saves a text as a file; without script it can be selected and copied instead. */
export function SaveText({ fileName, text, title }: { fileName: string; text: string; title: string }) {
  return (
    <button
      type="button"
      className="control"
      onClick={() => {
        const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
        const link = document.createElement('a')
        link.href = url
        link.download = fileName
        link.click()
        URL.revokeObjectURL(url)
      }}
    >
      {title}
    </button>
  )
}
