// page.mjs FIGURA CHROMIUM ROOT [FOLDER]: the report in a real browser; the last line says "N passed, M failed". FOLDER: screenshots go there.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import puppeteer from 'puppeteer-core';

const [figura, chromium, root, pictures] = process.argv.slice(2);
const here = join(root, 'tests', 'page');
const made = mkdtempSync(join(tmpdir(), 'figura-page-'));
let passed = 0, failed = 0;

function check(what, holds, why = '') {
  if (holds) passed++;
  else { failed++; console.log(`FAILED: ${what}${why ? `: ${why}` : ''}`); }
}
function report(name, files, ...options) {
  const page = join(made, `${name}.html`);
  execFileSync(figura, ['report', ...options, '-o', page, ...files]);
  return page;
}

const browser = await puppeteer.launch({executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu']});

// A page that tells what it asks of the network, what it throws, and what its charts write.
async function open(file, {scripts = true, width = 1280, dark = false} = {}) {
  const page = await browser.newPage();
  page.asked = []; page.thrown = [];
  page.on('request', request => { if (!/^(file|data):/.test(request.url())) page.asked.push(request.url()); });
  page.on('pageerror', error => page.thrown.push(String(error)));
  page.on('console', message => { if (message.type() === 'error') page.thrown.push(message.text()); });
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({width, height: 900});
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}]);
  await page.evaluateOnNewDocument(() => {
    window.written = [];
    const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      const m = this.measureText(text), t = this.getTransform();
      const a = t.transformPoint({x: x - m.actualBoundingBoxLeft, y: y - m.actualBoundingBoxAscent});
      const b = t.transformPoint({x: x + m.actualBoundingBoxRight, y: y + m.actualBoundingBoxDescent});
      window.written.push({text, left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y),
        width: this.canvas.width, height: this.canvas.height});
      return fill.apply(this, arguments);
    };
  });
  await page.goto(pathToFileURL(file).href);
  return page;
}

// Contrast of text on what lies behind it, as WCAG 2 has it; of every element that holds text itself.
const lowContrast = () => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const rgba = s => (s.match(/[\d.]+/g) || []).map(Number);
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const ground = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c.length && (c.length < 4 || c[3] > 0)) return c; } return [255, 255, 255]; };
  const low = [];
  for (const e of document.querySelectorAll('body *')) {
    if (!e.getClientRects().length || /^(SCRIPT|STYLE|CANVAS)$/.test(e.tagName)) continue;
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const a = light(rgba(getComputedStyle(e).color)), b = light(ground(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(low)].join('; ');
};

async function quiet(page, name) {
  check(`${name}: asks nothing of any network`, page.asked.length === 0, page.asked.join(' '));
  check(`${name}: throws nothing`, page.thrown.length === 0, page.thrown.join(' '));
}

async function story(name, file, date) {
  const html = report(name, [file], '--date', date), text = readFileSync(file, 'utf8');
  for (const [width, dark] of [[1280, false], [1280, true], [390, false], [390, true]]) {
    const page = await open(html, {width, dark}), at = `${name} at ${width}${dark ? ' dark' : ''}`;
    check(`${at}: shows the text`, (await page.$eval('.text', e => e.textContent)) === text.replace(/\r/g, ''));
    check(`${at}: is not wider than the window`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const low = await page.evaluate(lowContrast);
    check(`${at}: contrast of 4.5 everywhere`, low === '', low);
    await page.click('a.fig');
    check(`${at}: a click shows the record`, await page.$eval('#record', e => !e.hidden && /kind/.test(e.textContent) && /rule/.test(e.textContent)));
    check(`${at}: the record stays within the window`, await page.$eval('#record', e => { const r = e.getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight; }));
    const lowToo = await page.evaluate(lowContrast);
    check(`${at}: contrast of the record`, lowToo === '', lowToo);
    await quiet(page, at);
    if (pictures) await page.screenshot({path: join(pictures, `${name}-${width}-${dark ? 'dark' : 'light'}.png`)});
    await page.close();
  }
}

async function keys(file) {
  const html = report('keys', [file], '--date', '2019-03-01'), page = await open(html);
  const chosen = () => page.$eval('a.fig.chosen', e => e.id).catch(() => '');
  await page.keyboard.press('n');
  const first = await chosen();
  await page.keyboard.press('n');
  const second = await chosen();
  check('keys: n goes from figure to figure', first && second && first !== second, `${first} ${second}`);
  await page.keyboard.press('p');
  check('keys: p goes back', (await chosen()) === first);
  await page.keyboard.press('Escape');
  check('keys: Escape closes', await page.$eval('#record', e => e.hidden));
  await page.keyboard.press('t');
  check('keys: t makes it dark', await page.evaluate(() => document.documentElement.getAttribute('data-theme') === 'dark'));
  await page.keyboard.press('/');
  await page.keyboard.type('%');
  const rows = await page.$$eval('.figures tbody tr', all => all.filter(r => !r.hidden).map(r => r.textContent));
  check('search: keeps what holds the words', rows.length > 0 && rows.every(r => r.includes('%')));
  await page.$eval('#bar input', e => { e.value = ''; e.dispatchEvent(new Event('input')); });
  await page.click('#bar button.percent');
  check('filter: a kind can be put off', await page.$$eval('.figures tbody tr.percent', all => all.length > 0 && all.every(r => r.hidden)));
  check('filter: its figures lose their colour', await page.$$eval('a.fig.percent', all => all.every(f => f.classList.contains('off'))));
  await page.emulateMediaType('print');
  check('print: no bar', await page.$eval('#bar', e => getComputedStyle(e).display === 'none'));
  await quiet(page, 'keys');
  await page.close();
}

async function withoutScripts(file) {
  const html = report('plain', [file], '--date', '2019-03-01'), page = await open(html, {scripts: false});
  const body = await page.evaluate(() => document.body.innerText).catch(() => null);
  check('without scripts: the text and the records can be read', body === null || /All fields/i.test(body));
  await page.click('a.fig');
  check('without scripts: a figure leads to its record', /#r1-/.test(page.url()), page.url());
  await quiet(page, 'without scripts');
  await page.close();
}

async function hostile() {
  const html = report('hostile', [join(here, 'hostile.ndjson')]), page = await open(html);
  await new Promise(resolve => setTimeout(resolve, 300));
  check('hostile text runs nothing', (await page.evaluate(() => window.pwned)) === undefined);
  check('hostile text stays text', (await page.$eval('.text', e => e.textContent)).includes('<img src=x onerror='));
  check('hostile text makes no element', (await page.$$('.text script, .text img, .text style, .text base, h2 script')).length === 0);
  check('hostile text leaves the page as it was', (await page.$$('main > article')).length === 3);
  check('hostile text: every figure has its record', await page.$$eval('a.fig', all => all.length > 5 && all.every(f => document.getElementById(f.getAttribute('href').slice(1)))));
  await quiet(page, 'hostile');
  await page.close();
}

async function series() {
  const html = report('series', [join(here, 'series.ndjson')]);
  for (const width of [1280, 390]) {
    const page = await open(html, {width});
    check(`series at ${width}: a chart`, (await page.$$('.chart canvas')).length >= 1);
    const cut = await page.evaluate(() => window.written.filter(t => t.left < -0.5 || t.right > t.width + 0.5 || t.top < -0.5 || t.bottom > t.height + 0.5).map(t => t.text).join(' '));
    check(`series at ${width}: labels are whole`, cut === '' && (await page.evaluate(() => window.written.length > 4)), cut);
    check(`series at ${width}: not wider than the window`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await quiet(page, `series at ${width}`);
    if (pictures) await page.screenshot({path: join(pictures, `series-${width}.png`), fullPage: true});
    await page.close();
  }
}

async function derived() {
  const html = report('derived', [join(here, 'derived.ndjson')]), page = await open(html);
  await page.click('a.fig.index');
  check('a click shows the fact and what was derived', await page.$eval('#record', e => /KOSPI|Kospi/.test(e.textContent) && /2,?234\.653/.test(e.textContent)));
  await page.close();
}

async function findings() {
  const html = report('findings', [join(here, 'findings.ndjson')]), page = await open(html);
  check('findings: beside the sentence', await page.$eval('.text .note.inconsistent', e => /C9/.test(e.textContent) && /Thursday/.test(e.textContent)));
  check('findings: their figures are marked', (await page.$$('a.fig.wrong')).length === 1);
  check('findings: listed, with links', (await page.$$('.findings li.inconsistent a')).length >= 1);
  const low = await page.evaluate(lowContrast);
  check('findings: contrast of 4.5', low === '', low);
  if (pictures) await page.screenshot({path: join(pictures, 'findings.png'), fullPage: true});
  await page.close();
}

// On paper nothing can be scrolled to: a name of a hundred letters takes more lines. Lines of another direction are read from their side, figures as they are written.
async function paper() {
  const text = join(made, 'paper.txt');
  writeFileSync(text, `SEOUL, May 12 - ${'Ab'.repeat(50)} shares rose 3 percent to $1,250.75 on Tuesday, the bank said.\n\nشركة حققت 5% و $3 في 2019.\n`);
  const page = await open(report('paper', [text], '--date', '2021-05-12'), {width: 720});
  check('direction: of each line its own', await page.$eval('.text', e => getComputedStyle(e).unicodeBidi) === 'plaintext');
  check('direction: figures stand apart', await page.$eval('a.fig', e => getComputedStyle(e).unicodeBidi) === 'isolate');
  await page.emulateMediaType('print');
  check('print: has the fact', (await page.$$('section.facts tbody tr')).length > 0);
  check('print: nothing is cut off', await page.evaluate(() => [...document.querySelectorAll('table')].every(t => t.getBoundingClientRect().right <= innerWidth)));
  if (pictures) await page.screenshot({path: join(pictures, 'paper.png'), fullPage: true});
  await page.close();
}

const corpus = join(root, 'corpus', 'economy');
const stories = readdirSync(corpus).filter(n => n.endsWith('.txt')).sort().slice(0, 10);
for (const name of stories) await story(name.replace('.txt', ''), join(corpus, name), '2019-03-01');
const article = join(root, '..', 'shared', 'seed', 'article.txt');
try { readFileSync(article); await story('article', article, '2019-03-01'); } catch (error) { if (error.code !== 'ENOENT') throw error; }
await keys(join(corpus, stories[0]));
await withoutScripts(join(corpus, stories[0]));
await hostile();
await series();
await findings();
await derived();
await paper();
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
