import type { Db } from '#socle/db.ts'
import { insertImport, updateAuDebut } from '#socle/echange/suivi-import.repository.ts'
import { updateCorrespondances } from './import.repository.ts'
import { imports } from './imports.tsx'

/** Un contenu d'essai, tel que WordPress l'écrirait. */
export type ContenuDEssai = {
  id: number
  titre?: string
  type?: string
  statut?: string
  corps?: string
  extrait?: string
  motDePasse?: string
  categories?: string[]
  etiquettes?: string[]
  fichier?: string
  metas?: Record<string, string>
  slug?: string
}

const cdata = (texte: string) => `<![CDATA[${texte.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** Un export WordPress d'essai. */
export function wxr(contenus: ContenuDEssai[], { site = 'https://ancien.essai' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>L'ancien site</title><link>${site}</link><language>fr-FR</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${site}</wp:base_blog_url>
<wp:author><wp:author_login>ana</wp:author_login><wp:author_email>ana@essai.invalid</wp:author_email><wp:author_display_name>${cdata('Ana Martin')}</wp:author_display_name></wp:author>
${contenus.map((contenu) => item(contenu, site)).join('\n')}
</channel></rss>`
}

function item(c: ContenuDEssai, site: string): string {
  const { id, titre = `Texte ${id}`, type = 'post', statut = 'publish', slug = `texte-${id}` } = c
  const classes = [...(c.categories ?? []).map((nom) => ['category', nom]), ...(c.etiquettes ?? []).map((nom) => ['post_tag', nom])].map(
    ([domaine, nom = '']) => `<category domain="${domaine}" nicename="${nom.toLowerCase().replaceAll(' ', '-')}">${cdata(nom)}</category>`,
  )
  const metas = Object.entries(c.metas ?? {}).map(
    ([cle, valeur]) => `<wp:postmeta><wp:meta_key>${cle}</wp:meta_key><wp:meta_value>${cdata(valeur)}</wp:meta_value></wp:postmeta>`,
  )
  return `<item><title>${cdata(titre)}</title><link>${site}/${slug}/</link><dc:creator>ana</dc:creator>
<content:encoded>${cdata(c.corps ?? `Le texte ${id}.`)}</content:encoded><excerpt:encoded>${cdata(c.extrait ?? '')}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2019-05-0${(id % 9) + 1} 10:00:00</wp:post_date_gmt><wp:post_name>${slug}</wp:post_name>
<wp:status>${statut}</wp:status><wp:post_type>${type}</wp:post_type><wp:post_password>${c.motDePasse ?? ''}</wp:post_password>
${c.fichier ? `<wp:attachment_url>${c.fichier}</wp:attachment_url>` : ''}${classes.join('')}${metas.join('')}
<wp:comment><wp:comment_author_email>lecteur@essai.invalid</wp:comment_author_email><wp:comment_content>${cdata('Bravo')}</wp:comment_content></wp:comment></item>`
}

/** Analyse, range et importe pour de bon un export, sans passer par les pages ; rend l'identifiant de l'import. */
export async function reprendreWordpress(
  db: Db,
  texte: string,
  auteurId: string,
  { jusqua = 'import' as 'analyse' | 'essai' | 'import' } = {},
) {
  const contenu = Buffer.from(texte)
  const id = await insertImport(db, { auteurId, nomFichier: 'site.xml', contenu, simuler: true, salle: 'ressource', format: 'wxr' })
  await imports.executer(db, id)
  if (jusqua === 'analyse') return id
  const methode = await db
    .selectFrom('terme')
    .select('id')
    .where('liste', '=', 'medoc')
    .where('code', '=', 'methode')
    .executeTakeFirstOrThrow()
  const choix = {
    termes: {},
    types: ['post', 'page'],
    brouillons: true,
    typeId: methode.id,
    maturiteId: null,
    licence: 'CC-BY-4.0' as const,
  }
  await updateCorrespondances(db, id, { choix }, 'essai')
  await updateAuDebut(db, id, { simuler: jusqua === 'essai', auteurId })
  await imports.executer(db, id)
  return id
}

/** Un petit site : deux textes publiés, un brouillon, trois à ne jamais montrer, un type ajouté, un fichier. */
export const petitSite: ContenuDEssai[] = [
  {
    id: 1,
    titre: 'Réunir autour d’une table',
    corps: '<h2>Avant</h2>\n\nInviter.',
    categories: ['Énergie'],
    etiquettes: ['Outils'],
    slug: 'reunir',
  },
  { id: 2, type: 'page', titre: 'Qui sommes-nous', extrait: 'Un <b>réseau</b>.' },
  { id: 3, statut: 'draft', titre: 'À finir' },
  { id: 4, statut: 'private', titre: 'Secret' },
  { id: 5, motDePasse: 'x', titre: 'Protégé' },
  { id: 6, statut: 'trash', titre: 'Jeté' },
  { id: 7, type: 'evenement', titre: 'Une fête' },
  { id: 8, type: 'attachment', statut: 'inherit', fichier: 'https://ancien.essai/wp-content/uploads/a.jpg' },
]
