// The libraries, each named with its version here and in index.html only.
export {html, nothing, render} from './lib/lit-html/3.3.2/lit-html.js';
export {default as uPlot} from './lib/uplot/1.6.30/dist/uPlot.esm.js';
