import type { Cellules } from '#champ/cellule.ts'
import { compacter } from '#champ/identifiant.ts'
import type { Traduction } from '#fiche/tableau/plan.ts'
import { valeursDe } from '#socle/echange/cellule.ts'
import { slugifier } from '#socle/texte.ts'

/**
 * Le schéma national des lieux de médiation numérique (structure de données de La Mednum) : ses colonnes propres, et leur
 * traduction dans les nôtres.
 */
const colonnesPropres = ['pivot', 'typologie', 'presentation_resume', 'presentation_detail', 'code_insee']

export const lieuxNumeriques: Traduction = {
  nom: 'lieux de médiation numérique',
  reconnait: (entetes) => colonnesPropres.filter((nom) => entetes.includes(nom)).length >= 3,
  traduire: traduireLieu,
}

const profilDeLaTypologie: Record<string, string> = {
  ...pour('lieu', 'TIERS_LIEUX BIB MQ MJC CS'),
  ...pour('association', 'ASSO ASSO_CHOMEURS CIDFF UDAF PIMMS RS_FJT RESSOURCERIE'),
  ...pour('collectivite', 'MUNI CC CCAS CIAS CCONS CD DEPT EPCI REG MDS MDPH MAIRIE'),
  ...pour('institution', 'PREF SOUS_PREF CAF CPAM MSA MSAP PE FRANCE_TRAVAIL CARSAT DGFIP FS CAARUD SPIP'),
  ...pour('entreprise', 'ESS ACI ACIPHC AI EI EITI ETTI EA EATT GEIQ LA_POSTE SCP'),
  ...pour('accompagnateur', 'ML PLIE CFP AFPA CAP_EMPLOI E2C OF SIAE'),
}

/** Ce que le schéma ne fait que supposer : repris pour une fiche nouvelle, jamais imposé à une fiche qui existe. */
const supposees = ['profil', 'thematiques', 'source', 'courriel_contact']

/** Une ligne du schéma national, dans nos colonnes. Seules les colonnes présentes sont rendues. */
function traduireLieu(lues: ReadonlyMap<string, string>): { cellules: Cellules; supposees: Cellules } {
  const lire = (nom: string) => lues.get(nom)?.trim()
  const source = lire('source') ?? ''
  const id = lire('id')
  const detail = lire('presentation_detail')
  const cellules = {
    nom: lire('nom'),
    profil: profilDe(lire('typologie') ?? ''),
    thematiques: 'numerique',
    resume: lire('presentation_resume'),
    description: detail,
    commune: lire('code_insee'),
    commune_nom: [lire('commune'), lire('code_postal')].filter((v) => v).join(' '),
    adresse: [lire('adresse'), lire('complement_adresse')].filter((v) => v).join(', '),
    longitude: lire('longitude'),
    latitude: lire('latitude'),
    liens: lire('site_web'),
    cle_externe: id ? `${slugifier(source || 'mediation-numerique')}:${id}` : undefined,
    source: source || 'Schéma national des lieux de médiation numérique',
    verifiee_le: lire('date_maj'),
    courriel_contact: valeursDe(lire('courriels') ?? '', /[,;|\s]+/)[0],
    ...pivot(lire('pivot') ?? ''),
  }
  const dites = Object.entries(cellules).filter(([, valeur]) => valeur !== undefined)
  const [sures, autres] = [false, true].map((voulue) => Object.fromEntries(dites.filter(([nom]) => supposees.includes(nom) === voulue)))
  return { cellules: sures ?? {}, supposees: autres ?? {} }
}

// Le pivot est un SIRET, parfois un RNA ; quatorze zéros veulent dire « inconnu ».
function pivot(valeur: string): Cellules {
  const compact = compacter(valeur)
  if (compact === '' || /^0+$/.test(compact)) return {}
  return compact.startsWith('W') ? { rna: compact } : { siret: compact }
}

function profilDe(typologie: string): string {
  return valeursDe(typologie, /[,|;]/).flatMap((code) => profilDeLaTypologie[code.toUpperCase()] ?? [])[0] ?? 'lieu'
}

function pour(profil: string, typologies: string): Record<string, string> {
  return Object.fromEntries(typologies.split(' ').map((typologie) => [typologie, profil]))
}
