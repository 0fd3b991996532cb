/** Une rangée du tableau ; fin de ligne de la RFC 4180. */
export const enRangee = (cellules: readonly string[]): string => `${cellules.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')}\r\n`

type Forme<T> = { debut: string; page: (objets: T[], rang: number) => string; fin: string }

/** Un fichier écrit page après page : la suivante n'est lue que lorsque le client a pris la précédente. */
export function enFlux<T>(pages: AsyncGenerator<T[]>, { debut, page, fin }: Forme<T>): ReadableStream<Uint8Array> {
  const encodeur = new TextEncoder()
  let ecrit = 0
  return new ReadableStream({
    start: (flux) => flux.enqueue(encodeur.encode(debut)),
    pull: async (flux) => {
      const { value } = await pages.next()
      if (value) {
        const texte = page(value, ecrit)
        if (texte !== '') ecrit++
        flux.enqueue(encodeur.encode(texte || '\n'))
        return
      }
      flux.enqueue(encodeur.encode(fin))
      flux.close()
    },
    cancel: async () => void (await pages.return(undefined)),
  })
}

/** Des objets JSON séparés par des virgules, page après page. */
export const avecVirgules = (objets: string[], rang: number): string =>
  objets.length === 0 ? '' : `${rang > 0 ? ',\n' : ''}${objets.join(',\n')}`
