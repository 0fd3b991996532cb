import type { ComponentChildren } from 'preact'
import { findById as findActeur } from '#acteur/acteur.depot.ts'
import { controleDe } from '#champ/Controles.tsx'
import type { Fautes } from '#champ/champ.ts'
import { libellesDe, nommerContenus, remplir } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { ResumeDesFautes } from '#fiche/ecriture/formulaire.tsx'
import { tenter } from '#fiche/ecriture/lire.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { besoinLisible } from '../besoin.depot.ts'
import { listFusionnes, updateEcarte } from '../besoin.repository.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { type Avancement, avancements, type Besoin, urlBesoin } from '../besoin.ts'
import { semblables } from '../dire/Semblables.tsx'
import { animer, type gestes, type Qualification, qualification } from './animer.ts'

type Nom = keyof typeof gestes
const noms: readonly Nom[] = ['etat', 'requalifier', 'fusionner', 'separer']

/** Ce que l'animation fait d'un besoin ; « pas celui-ci », aussi pour qui l'a dit. */
export const routes = routesDe('besoin')
  .get('/besoins/:slug/animer', 'animateur', async (c) => montrer(c, (await quiPeut(c, { anime: true })).besoin))
  .post('/besoins/:slug/pas-celui-ci', 'membre', ecarter, { limite: 'formulaire' })
for (const nom of noms) routes.post(`/besoins/:slug/${nom}`, 'animateur', (c) => agir(c, nom), { limite: 'formulaire' })

async function quiPeut(c: Contexte, { anime }: { anime: boolean }) {
  const membre = moi(c)
  const { fiche: besoin, portee } = await besoinLisible(c)
  const sien = !anime && besoin.proprietaireId === membre.id
  if (!sien && !peutModerer(membre, portee))
    throw new ErreurMetier(
      403,
      `Seule l'animation de ce territoire ou de cette thématique${anime ? '' : ", ou qui l'a dit,"} peut faire cela.`,
    )
  return { besoin, membre }
}

async function agir(c: Contexte, nom: Nom): Promise<Response> {
  const { besoin, membre } = await quiPeut(c, { anime: true })
  const saisie = await lireSaisie(c)
  const rendre = (fautes: Fautes, statut: number) => montrer(c, besoin, { saisie, fautes, statut })
  return tenter(async () => {
    const fautes = await c.var.db.transaction().execute((trx) => animer(trx, nom, besoin.id, { membre, saisie }))
    return fautes ? rendre(fautes, 422) : c.redirect(`${urlBesoin(besoin)}?avis=modifiee`, 303)
  }, rendre)
}

async function ecarter(c: Contexte): Promise<Response> {
  const { besoin } = await quiPeut(c, { anime: false })
  const saisie = await lireSaisie(c)
  const id = Number(texteDe(saisie, 'acteur'))
  if (!Number.isSafeInteger(id) || !(await findActeur(c.var.db, id))) throw new ErreurMetier(422, "Cet acteur n'est pas dans l'annuaire.")
  await updateEcarte(c.var.db, besoin.id, id, texteDe(saisie, 'acte') !== 'reprendre')
  return c.redirect(`${urlBesoin(besoin)}#a-qui-parler`, 303)
}

type Etat = { saisie?: Saisie; fautes?: Fautes; statut?: number }

async function montrer(c: Contexte, besoin: Besoin, { saisie: saisi = {}, fautes = {}, statut = 200 }: Etat = {}): Promise<Response> {
  const { db } = c.var
  const [referentiel, nommes, fondus, proches] = await Promise.all([
    chargerReferentiel(db),
    nommerContenus<Qualification>(db, qualification, besoin),
    listFusionnes(db, besoin.id),
    semblables(db, `${besoin.titre} ${besoin.recit}`, besoin.id),
  ])
  const { etat, pourquoi } = besoin
  const saisie = { etat, pourquoi, ...remplir<Qualification>(qualification, besoin, nommes), ...saisi }
  const Champ = controleDe<Qualification>({ champs: qualification, referentiel, fautes, avant: besoin, saisie })
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: fautes[nom]?.phrase })
  const libelles = { ...libellesDe(qualification), etat: 'Où il en est', pourquoi: 'Pourquoi', dans: 'L’autre besoin' }
  return page(
    c,
    { titre: `Animer : ${besoin.titre}`, indexer: false, scripts: ['champ-territoire'] },
    <div class="besoin-animer">
      <FilAriane etapes={sorteBesoin.fil(besoin, 'Animer')} />
      <h1>Animer « {besoin.titre} »</h1>
      <ResumeDesFautes fautes={fautes} libelles={libelles} />
      <Partie besoin={besoin} acte="etat" titre="Où il en est" bouton="Enregistrer l'état">
        <Saisir {...champ('etat')} type="radios" libelle="Ce besoin est…" options={options} />
        <Saisir
          {...champ('pourquoi')}
          libelle="Pourquoi, s'il est laissé ou retiré"
          aide="Une phrase, lue par qui l'a dit ; laissé, par tous."
          max={500}
        />
      </Partie>
      <Partie besoin={besoin} acte="requalifier" titre="Territoire et thématiques" bouton="Requalifier">
        <p>Les mots de qui l'a dit ne changent pas ; l'historique garde ce changement, et votre nom.</p>
        <Champ de="territoireId" />
        <Champ de="termeIds" part="thematiques" />
      </Partie>
      {sorteBesoin.etats[etat].public && (
        <Partie besoin={besoin} acte="fusionner" titre="Le même qu'un autre ?" bouton="Fondre dans cet autre besoin">
          <p>Les auteurs et tout ce qui a été dit passent dans l'autre ; l'adresse de celui-ci y mènera. Cela se défait.</p>
          {proches}
          <Saisir {...champ('dans')} libelle="L'adresse de l'autre besoin" aide="« /besoins/… »" />
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
const options = [
  ...avancements.map(({ code, libelle }) => ({ valeur: code, libelle, aide: aides[code] })),
  { valeur: 'retire', libelle: 'Retiré', aide: 'Hors sujet, abusif : plus personne ne le lit. Il peut revenir.' },
]

function Partie(props: { besoin: Besoin; acte: Nom; titre: string; bouton: string; children: ComponentChildren }) {
  const { besoin, acte, titre, bouton, children } = props
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
