import type { ComponentChildren } from 'preact'
import { findById as findActeur } from '#acteur/acteur.depot.ts'
import { controleDe } from '#champ/Controles.tsx'
import { type Champs, type Fautes, faute } from '#champ/champ.ts'
import { libellesDe, lireContenu, nommerContenus, remplir } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { tenter } from '#fiche/ecriture/lire.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { type SaisieDeBesoin, champs as tous } from '../besoin.champs.ts'
import { besoinLisible, findBySlug } from '../besoin.depot.ts'
import { listFusionnes, updateEcarte } from '../besoin.repository.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { type Avancement, avancements, type Besoin, urlBesoin } from '../besoin.ts'
import { semblables } from '../dire/Semblables.tsx'
import { fusionner, passer, requalifier, retirer, separer } from './suivre-besoin.ts'

// Ce que l'animation peut changer : jamais les mots.
type Qualification = Pick<SaisieDeBesoin, 'territoireId' | 'termeIds'>
const { territoireId, termeIds } = tous
const champs: Champs<Qualification> = { territoireId, termeIds }

/** Ce que l'animation fait d'un besoin ; « pas celui-ci », aussi pour qui l'a dit. */
export const routes = routesDe('besoin')
  .get('/besoins/:slug/animer', 'animateur', async (c) => montrer(c, (await anime(c)).besoin))
  .post('/besoins/:slug/etat', 'animateur', (c) => agir(c, changerDEtat), { limite: 'formulaire' })
  .post('/besoins/:slug/requalifier', 'animateur', (c) => agir(c, changerDeQualification), { limite: 'formulaire' })
  .post('/besoins/:slug/fusionner', 'animateur', (c) => agir(c, fondre), { limite: 'formulaire' })
  .post('/besoins/:slug/separer', 'animateur', (c) => agir(c, defaire), {
    limite: 'formulaire',
  })
  .post('/besoins/:slug/pas-celui-ci', 'membre', ecarter, { limite: 'formulaire' })

type Anime = { besoin: Besoin; membre: MembreConnecte; saisie: Saisie }

async function anime(c: Contexte): Promise<Omit<Anime, 'saisie'>> {
  const membre = moi(c)
  const { fiche: besoin, portee } = await besoinLisible(c)
  if (!peutModerer(membre, portee))
    throw new ErreurMetier(403, "Seule l'animation de ce territoire ou de cette thématique peut faire cela.")
  return { besoin, membre }
}

type Acte = (trx: Db, anime: Anime) => Promise<Fautes | undefined>

async function agir(c: Contexte, faire: Acte): Promise<Response> {
  const { besoin, membre } = await anime(c)
  const saisie = await lireSaisie(c)
  const rendre = (fautes: Fautes, statut: number) => montrer(c, besoin, { saisie, fautes, statut })
  return tenter(async () => {
    const fautes = await c.var.db.transaction().execute((trx) => faire(trx, { besoin, membre, saisie }))
    return fautes ? rendre(fautes, 422) : c.redirect(`${urlBesoin(besoin)}?avis=modifiee`, 303)
  }, rendre)
}

const estAvancement = (code: string): code is Avancement => avancements.some((un) => un.code === code)

const changerDEtat: Acte = async (trx, { besoin, membre, saisie }) => {
  const [etat, pourquoi] = [texteDe(saisie, 'etat'), texteDe(saisie, 'pourquoi').slice(0, 500)]
  const sansRaison = (etat === 'laisse' || etat === 'retire') && pourquoi.length < 5
  if (sansRaison) return faute('pourquoi', 'Dites pourquoi, en une phrase : qui l’a dit la lira.').fautes
  if (etat === 'retire') await retirer(trx, besoin.id, { pourquoi, membre })
  else if (estAvancement(etat)) await passer(trx, besoin.id, { etat, pourquoi: etat === 'laisse' ? pourquoi : '', membre })
  else return faute('etat', 'Choisissez un état dans la liste.').fautes
  return undefined
}

const changerDeQualification: Acte = async (trx, { besoin, membre, saisie }) => {
  const lu = await lireContenu<Qualification>(trx, champs, saisie, besoin)
  if (!lu.ok) return lu.fautes
  await requalifier(trx, besoin.id, { ...lu.valeur, membre })
  return undefined
}

const fondre: Acte = async (trx, { besoin, membre, saisie }) => {
  const slug =
    texteDe(saisie, 'dans')
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .split('/')
      .at(-1) ?? ''
  const dans = slug === '' ? undefined : await findBySlug(trx, slug)
  if (!dans) return faute('dans', 'Collez l’adresse d’un autre besoin : « /besoins/… ».').fautes
  await fusionner(trx, { deId: besoin.id, dansId: dans.id, membre })
  return undefined
}

const defaire: Acte = async (trx, { besoin, membre }) => {
  await separer(trx, besoin.id, membre)
  return undefined
}

async function ecarter(c: Contexte): Promise<Response> {
  const membre = moi(c)
  const { fiche: besoin, portee } = await besoinLisible(c)
  if (besoin.proprietaireId !== membre.id && !peutModerer(membre, portee))
    throw new ErreurMetier(403, "Seules la personne qui l'a dit et l'animation du réseau peuvent faire cela.")
  const saisie = await lireSaisie(c)
  const id = Number(texteDe(saisie, 'acteur'))
  if (!Number.isSafeInteger(id) || !(await findActeur(c.var.db, id))) throw new ErreurMetier(422, "Cet acteur n'est pas dans l'annuaire.")
  await updateEcarte(c.var.db, besoin.id, id, texteDe(saisie, 'acte') !== 'reprendre')
  return c.redirect(`${urlBesoin(besoin)}#a-qui-parler`, 303)
}

type Etat = { saisie?: Saisie; fautes?: Fautes; statut?: number }

async function montrer(c: Contexte, besoin: Besoin, { saisie = {}, fautes = {}, statut = 200 }: Etat = {}): Promise<Response> {
  const { db } = c.var
  const [referentiel, noms, fondus, proches] = await Promise.all([
    chargerReferentiel(db),
    nommerContenus<Qualification>(db, champs, besoin),
    listFusionnes(db, besoin.id),
    semblables(db, `${besoin.titre} ${besoin.recit}`, besoin.id),
  ])
  const Champ = controleDe<Qualification>({
    champs,
    referentiel,
    fautes,
    avant: besoin,
    saisie: { ...remplir<Qualification>(champs, besoin, noms), ...saisie },
  })
  const phrases = Object.fromEntries(Object.entries(fautes).map(([nom, { phrase }]) => [nom, phrase]))
  const libelles = { ...libellesDe(champs), etat: 'Où il en est', pourquoi: 'Pourquoi', dans: 'L’autre besoin' }
  const ouvert = sorteBesoin.etats[besoin.etat].public
  return page(
    c,
    { titre: `Animer : ${besoin.titre}`, indexer: false, scripts: ['champ-territoire'] },
    <div class="besoin-animer">
      <FilAriane etapes={sorteBesoin.fil(besoin, 'Animer')} />
      <h1>Animer « {besoin.titre} »</h1>
      <ResumeErreurs erreurs={phrases} libelles={libelles} />
      <Partie besoin={besoin} acte="etat" titre="Où il en est" bouton="Enregistrer l'état">
        <Saisir
          nom="etat"
          type="radios"
          libelle="Ce besoin est…"
          options={[
            ...avancements.map(({ code, libelle }) => ({ valeur: code, libelle, aide: aides[code] })),
            { valeur: 'retire', libelle: 'Retiré', aide: 'Hors sujet, abusif : plus personne ne le lit. Il peut revenir.' },
          ]}
          valeur={texteDe(saisie, 'etat') || besoin.etat}
          erreur={fautes.etat?.phrase}
        />
        <Saisir
          nom="pourquoi"
          libelle="Pourquoi, s'il est laissé ou retiré"
          aide="Une phrase, lue par qui l'a dit ; laissé, par tous."
          max={500}
          valeur={texteDe(saisie, 'pourquoi') || besoin.pourquoi}
          erreur={fautes.pourquoi?.phrase}
        />
      </Partie>
      <Partie besoin={besoin} acte="requalifier" titre="Territoire et thématiques" bouton="Requalifier">
        <p>Les mots de qui l'a dit ne changent pas ; l'historique garde ce changement, et votre nom.</p>
        <Champ de="territoireId" />
        <Champ de="termeIds" part="thematiques" />
      </Partie>
      {ouvert && (
        <Partie besoin={besoin} acte="fusionner" titre="Le même qu'un autre ?" bouton="Fondre dans cet autre besoin">
          <p>Les auteurs et tout ce qui a été dit passent dans l'autre ; l'adresse de celui-ci y mènera. Cela se défait.</p>
          {proches}
          <Saisir
            nom="dans"
            libelle="L'adresse de l'autre besoin"
            aide="« /besoins/… »"
            valeur={texteDe(saisie, 'dans')}
            erreur={fautes.dans?.phrase}
          />
        </Partie>
      )}
      {besoin.fusionneDansId !== null && (
        <Partie besoin={besoin} acte="separer" titre="Fondu dans un autre" bouton="Les séparer">
          <p>Ce qui avait été dit ici y revient.</p>
        </Partie>
      )}
      {fondus.length > 0 && (
        <section aria-labelledby="fondus">
          <h2 id="fondus">Besoins fondus dans celui-ci</h2>
          <ul>
            {fondus.map(({ id, slug, titre }) => (
              <li key={id}>
                <a href={`/besoins/${slug}/animer`}>{titre}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>,
    statut,
  )
}

const aides: Record<Avancement, string> = {
  exprime: 'Dit, pas encore lu par l’animation.',
  qualifie: 'Compris, et situé : on cherche qui peut aider.',
  'en-reponse': 'Quelqu’un y travaille. Plus aucun rappel ne part.',
  repondu: 'Une réponse a été trouvée.',
  laisse: 'Sans suite : dites pourquoi.',
}

type Props = { besoin: Besoin; acte: string; titre: string; bouton: string; children: ComponentChildren }

function Partie({ besoin, acte, titre, bouton, children }: Props) {
  return (
    <section class="fiche-question" aria-labelledby={`partie-${acte}`}>
      <h2 id={`partie-${acte}`}>{titre}</h2>
      <form method="post" action={`${urlBesoin(besoin)}/${acte}`} novalidate>
        {children}
        <Bouton variante={acte === 'etat' ? 'principal' : 'secondaire'}>{bouton}</Bouton>
      </form>
    </section>
  )
}
