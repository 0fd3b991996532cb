import sharp from 'sharp'

// Ce qu'une structure a vraiment : des fiches, des articles, des photographies. Rien qui cherche la faute.

export function tableauDActeurs(lignes: number): Buffer {
  const rangees = Array.from(
    { length: lignes },
    (_, i) => `Organisation du banc ${i};banc-${i};association;69;Elle aide les communes voisines, n° ${i}.;Banc`,
  )
  return Buffer.from(`nom;cle_externe;profil;departement;resume;source\n${rangees.join('\n')}\n`)
}

/** Du HTML d'article, d'au moins `signes` signes : titres, paragraphes, listes, tableaux, liens. */
export function htmlOrdinaire(signes: number): string {
  const section = (n: number) =>
    `<h2>Étape ${n}</h2><p>Inviter les <b>habitants</b>, lire <a href="https://exemple.fr/${n}">le guide</a>, puis décider ensemble.</p>` +
    '<ul><li>une salle</li><li>un ordre du jour</li></ul><table><tr><th>Qui</th><th>Quoi</th></tr><tr><td>Élus</td><td>3</td></tr></table>\n'
  let html = ''
  for (let n = 1; html.length < signes; n++) html += section(n)
  return html
}

export function exportWordpress(octets: number): Buffer {
  const corps = htmlOrdinaire(20_000)
  const article = (n: number) =>
    `<item><title>Article ${n}</title><link>https://banc.essai/${n}</link><dc:creator>ana</dc:creator><content:encoded><![CDATA[${corps}]]></content:encoded>` +
    `<wp:post_id>${n}</wp:post_id><wp:post_name>article-${n}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n`
  const articles = Array.from({ length: Math.ceil(octets / corps.length) }, (_, i) => article(i + 1))
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Le banc</title><link>https://banc.essai</link><wp:wxr_version>1.2</wp:wxr_version>\n${articles.join('')}</channel></rss>`,
  )
}

/** Un texte d'au moins `signes` signes, en lignes ; `version` en change une sur trois. */
export function texteOrdinaire(signes: number, version: number): string {
  let texte = ''
  for (let n = 0; texte.length < signes; n++)
    texte += `La réunion ${n} a décidé ${n % 3 === 0 ? `pour la version ${version} du projet` : 'comme la fois précédente'} avec les communes.\n`
  return texte
}

/** Une photographie unie de 49 millions de pixels. */
export const imageUnie = (): Promise<Buffer> =>
  sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#2f6b4f' } })
    .jpeg()
    .toBuffer()
