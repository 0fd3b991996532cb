import type { Media } from './analyse.ts'
import { type Contenu, estUnTexte, raisonDEcarter, type Site } from './wxr.ts'

type Citation = { adresse?: string; sienne?: boolean; id?: number; rang: number }

const mediasMax = 20_000
const citationsMax = 20
/** Adresses retenues d'un texte. */
const adressesMax = 5000
const extensions =
  /\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|mp[34]|m4[av]|mov|ogg|ogv|webm|wav|epub|ics)$/i

/** Les fichiers de l'export et ceux que ses textes citent, au fil de la lecture : trouvés, ou manquants. */
export function releverMedias() {
  const parId = new Map<number, Media>()
  const parAdresse = new Map<string, Media>()
  const citations: Citation[] = []
  const citer = (citation: Citation): void => {
    if (citations.length < 10 * mediasMax) citations.push(citation)
  }
  return {
    lire(contenu: Contenu, site: Site): void {
      const { id, rang, fichier, corps, metas } = contenu
      if (contenu.type === 'attachment' && fichier && parId.size < mediasMax) {
        const media = { id, url: fichier, titre: contenu.titre.slice(0, 200), alternative: metas.alternative, citePar: [] }
        parId.set(id, media)
        parAdresse.set(cle(fichier), media)
      }
      if (!estUnTexte(contenu) || raisonDEcarter(contenu)) return
      for (const citation of adressesDe(corps, site)) citer({ ...citation, rang })
      if (metas.vignette !== null) citer({ id: metas.vignette, rang })
      for (const [, ids = ''] of corps.matchAll(/\[gallery[^\]]{0,500}?ids=["']?([\d,\s]{1,20000})/gi))
        for (const image of ids.split(',')) citer({ id: Number(image), rang })
    },
    // Un fichier est souvent décrit après le texte qui le cite : les citations se résolvent à la fin.
    finir(): Media[] {
      const manquants = new Map<string, Media>()
      const trouver = (adresse: string, sienne: boolean): Media | undefined => {
        const connu = parAdresse.get(cle(adresse)) ?? manquants.get(cle(adresse))
        if (connu || !sienne) return connu
        const media = { id: 0, url: adresse, titre: '', alternative: '', citePar: [] }
        manquants.set(cle(adresse), media)
        return media
      }
      for (const { adresse = '', sienne = false, id, rang } of citations) {
        const media = id === undefined ? trouver(adresse, sienne) : parId.get(id)
        if (media && media.citePar.length < citationsMax && !media.citePar.includes(rang)) media.citePar.push(rang)
      }
      return [...parId.values(), ...manquants.values()].slice(0, mediasMax)
    },
  }
}

// WordPress décline une image en tailles : « photo-300x200.jpg » est « photo.jpg ».
function cle(adresse: string): string {
  return adresse
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/(?:-\d{2,5}x\d{2,5}|-scaled)(?=\.\w+$)/, '')
}

// `sienne` : du site, ou rangée comme WordPress range. Une autre ne compte que si l'export décrit ce fichier.
function adressesDe(corps: string, { url }: Site): { adresse: string; sienne: boolean }[] {
  const hote = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  const lues: string[] = []
  for (const [, adresse = ''] of corps.matchAll(/(?:src|href|data-src|mp4|mp3)\s{0,20}=\s{0,20}["']([^"'\s<>]{8,1000})["']/gi))
    if (lues.push(adresse) >= adressesMax) break
  const completes = lues.flatMap((adresse) => (URL.canParse(adresse, url || undefined) ? [new URL(adresse, url || undefined)] : []))
  const fichiers = completes.filter(({ protocol, pathname }) => /^https?:$/.test(protocol) && extensions.test(pathname))
  const parAdresse = new Map(
    fichiers.map(({ href, hostname, pathname }) => [
      href,
      pathname.includes('/wp-content/uploads/') || (hote !== '' && hostname.endsWith(hote)),
    ]),
  )
  return [...parAdresse].map(([adresse, sienne]) => ({ adresse, sienne }))
}
