"""What every chart is made of: colours, keys, layers, marks, and the specification that Vega-Lite reads."""
