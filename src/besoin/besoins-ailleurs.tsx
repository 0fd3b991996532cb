import type { ComponentChildren } from 'preact'
import { lirePremiers } from '#fiche/catalogue/consulter.ts'
import { type Critere, critereDe, criteresDesTermes } from '#fiche/catalogue/question/fonds.ts'
import { pourquoiLaLire } from '#fiche/pourquoi.ts'
import { BoutonVers } from '#interface/Bouton.tsx'
import { Grille } from '#interface/Grille.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { chercherOuElargir } from '#socle/moteur.ts'
import type { Trouver } from '#socle/salle.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { findByIds, findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { listApercusParIds, listPourActeur, listRecents } from './besoin.repository.ts'
import { type ApercuDeBesoin, avancements } from './besoin.ts'
import { CarteDeBesoin } from './CarteDeBesoin.tsx'
import { besoins } from './fonds.ts'
import { lireHorloge } from './horloge/horloge.repository.ts'
import { enMots } from './horloge/horloge.routes.tsx'

const montres = 4

// Exprimés, qualifiés, en réponse.
const ouverts: Critere[] = critereDe({ genre: 'tranche', nom: 'etat', titre: '', colonne: 'avancement', tranches: avancements }, [1, 2, 3])

type Props = {
  id: string
  titre: string
  lus: readonly ApercuDeBesoin[]
  referentiel: Referentiel
  pourquoi?: (besoin: ApercuDeBesoin) => string[]
  children?: ComponentChildren
}

// Des besoins, sur la page d'une autre salle.
function Besoins({ id, titre, lus, referentiel, pourquoi = () => [], children }: Props) {
  return (
    <section aria-labelledby={id} class="trouver-groupe">
      <h2 id={id}>{titre}</h2>
      <Grille de={lus} classe="catalogue-fiches">
        {(besoin) => <CarteDeBesoin {...{ besoin, referentiel }} pourquoi={pourquoi(besoin).join(', ')} />}
      </Grille>
      {children}
    </section>
  )
}

/** Pour la page d'un territoire : ce qui s'y dit, l'horloge, et la porte pour le dire. */
export async function besoinsDIci(db: Db, territoireId: number): Promise<ComponentChildren> {
  const [territoire, lus, { exprimes, medianeEnHeures }, referentiel] = await Promise.all([
    findTerritoire(db, territoireId),
    listRecents(db, territoireId, montres),
    lireHorloge(db, territoireId),
    chargerReferentiel(db),
  ])
  const ou = { territoire: territoire ? nomEtCode(territoire) : '' }
  return (
    <Besoins id="besoins-d-ici" titre="Ce qui manque ici" {...{ lus, referentiel }}>
      {exprimes === 0 ? (
        <p>Personne n'a encore dit de besoin ici.</p>
      ) : (
        <p>
          <a href={avecParametres('/besoins', ou)}>{pluriel(exprimes, 'besoin dit ici', 'besoins dits ici')}</a> ;{' '}
          <a href={avecParametres('/besoins/delais', ou)}>
            {medianeEnHeures === null
              ? 'plus de la moitié attendent une réponse'
              : `première réponse en ${enMots(medianeEnHeures)} (médiane)`}
          </a>
        </p>
      )}
      <BoutonVers href={avecParametres('/besoins/dire', ou)}>Dire un besoin</BoutonVers>
    </Besoins>
  )
}

/** Pour une thématique : les besoins encore ouverts qui en parlent. */
export async function besoinsDuTerme(db: Db, termeId: number): Promise<ComponentChildren> {
  const referentiel = await chargerReferentiel(db)
  const terme = referentiel.parId(termeId)
  const criteres = [...ouverts, ...criteresDesTermes(besoins, terme ? [terme] : [])]
  const { apercus } = await lirePremiers(db, besoins, montres, { criteres })
  if (!terme || apercus.length === 0) return null
  return (
    <Besoins id="besoins-du-terme" titre="Ce qui manque" lus={apercus} referentiel={referentiel}>
      <p>
        <a href={avecParametres('/besoins', { thematique: terme.code })}>Tous les besoins qui en parlent</a>
      </p>
    </Besoins>
  )
}

/** Pour la fiche d'une organisation : là où l'on a dit qu'elle peut aider ; sinon, ce qui se dit sur ses thématiques, où elle agit. */
export async function besoinsPourElle(db: Db, acteurId: number): Promise<ComponentChildren> {
  const [tous, referentiel] = await Promise.all([listPourActeur(db, acteurId, montres), chargerReferentiel(db)])
  const nommee = tous.filter((besoin) => besoin.nommee)
  return tous.length === 0 ? null : (
    <Besoins
      id="besoins-pour-elle"
      titre={nommee.length > 0 ? "On a dit qu'elle peut aider" : 'Ce qui manque là où elle agit'}
      lus={nommee.length > 0 ? nommee : tous}
      referentiel={referentiel}
    />
  )
}

/** Ce qui se dit sur la question d'accueil, et pourquoi. */
export const trouver: Trouver = {
  rang: 1,
  repondre: async (db, { q, mots, requete, lieuIds }) => {
    const ids = await chercherOuElargir(db, 'besoin', requete, montres)
    const [referentiel, lus, lieux] = await Promise.all([chargerReferentiel(db), listApercusParIds(db, ids), findByIds(db, lieuIds)])
    const pourquoi = (besoin: ApercuDeBesoin) => pourquoiLaLire({ ...besoin, territoireId: null, mots, lieux }, referentiel)
    return lus.length === 0 ? null : (
      <Besoins id="besoins-trouves" titre="D'autres le disent aussi" {...{ lus, referentiel, pourquoi }}>
        <p>
          <a href={avecParametres('/besoins', { q })}>Tous les besoins qui en parlent</a>
        </p>
      </Besoins>
    )
  },
}
